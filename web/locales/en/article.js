export default {
  'article.close': 'Close',
  'article.embed-open': 'Open this step with the whole article',
  'article.beside': 'The example that plays',
};
