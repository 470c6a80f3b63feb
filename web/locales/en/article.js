export default {
  'article.close': 'Close',
  'article.embed-title': 'MAPI, one step at a time',
  'article.embed-open': 'Open this step with the whole article',
  'article.beside': 'The example that plays',
};
