/** @type {typeof import('../en/article.js').default} */
export default {
  'article.close': 'Fechar',
  'article.embed-open': 'Abrir este passo com o artigo inteiro',
  'article.beside': 'O exemplo em reprodução',
};
