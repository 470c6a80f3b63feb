/** @type {typeof import('../en/share.js').default} */
const words = {
  'share.test': 'Este passo como teste',
  'share.playwright': 'Copiar como teste do Playwright',
  'share.chromedp': 'Copiar como teste do chromedp',
  'share.test-about': 'O teste abre esta página, vai a este passo e exige a frase que está ali. O README diz mais: “Test with it”.',

  'share.pictures': 'Figuras',
  'share.picture': 'Figura',
  'share.svg': 'Salvar como SVG',
  'share.png': 'Salvar como PNG',
  'share.picture-of': '{part}: {app}',
  'share.no-picture': 'Não há nenhuma figura na página agora.',

  'share.perfetto': 'Abrir ui.perfetto.dev e entregar-lhe o rastro',
  'share.perfetto-about': 'O arquivo do Perfetto abre em ui.perfetto.dev. O botão que abre esse outro site, em uma nova janela, entrega-lhe o rastro desta execução e nada mais. O cenário contém tudo o que leva a esta execução, inclusive os intervalos ao vivo.',
  'share.perfetto-waiting': 'O rastro será entregue assim que ui.perfetto.dev responder.',
  'share.perfetto-given': 'O ui.perfetto.dev tem o rastro.',
  'share.perfetto-blocked': 'Este navegador não deixa a página abrir uma janela. Salve o rastro para o Perfetto e abra o arquivo em ui.perfetto.dev.',
  'share.perfetto-silent': 'O ui.perfetto.dev não respondeu. Salve o rastro para o Perfetto e abra o arquivo lá.',
};

export default words;
