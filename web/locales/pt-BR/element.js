export default {
  'element.title': 'MAPI, um passo de cada vez',
  'element.none': 'Nada diz o que mostrar. O elemento aceita scenario, src ou link, ou um script do tipo application/json dentro dele.',
  'element.wrong': 'O atributo {name} é “{value}”. Ele é um destes: {known}.',
  'element.wrong-step': 'O atributo step é “{value}”. Ele é um número inteiro, não menor que 0.',
  'element.src-refused': 'Não foi possível buscar {src}. O impedimento é a rede, a política desta página (connect-src) ou o site do arquivo, que não deixa outros o lerem (Access-Control-Allow-Origin).',
  'element.src-missing': '{src} não existe: o servidor respondeu {status}.',
  'element.src-long': '{src} tem mais de {most} MB. Nenhum cenário tem.',
  'element.src-other': '{src} não é JSON. Começa com “{begins}”.',
  'element.preset-refused': 'Não foi possível buscar o exemplo “{name}”: a rede ou a política desta página (connect-src) impede.',
  'element.frame-silent': 'A moldura {frame} não responde. A rede ou a política desta página (frame-src) impede.',
  'element.frame-version': 'A moldura {frame} fala a versão {its} do protocolo, e este script a versão {ours}. São de compilações que não combinam.',
  'element.message-version': 'Esta moldura fala a versão {ours} do protocolo, e falaram com ela na versão {its}.',
};
