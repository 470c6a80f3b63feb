export default {
  'bench.logon': 'Fazer logon como {app}',
  'bench.tabs': 'O que é mostrado',
  'bench.tab-chart': 'Fluxograma da sessão',
  'bench.tab-queue': 'Fila de prioridades',

  'ticks.label': 'Períodos ociosos dos últimos dez segundos',
  'ticks.count': '{count} períodos ociosos em 10 s, {left} de sobra',
  'ticks.count-one': '1 período ocioso em 10 s, {left} de sobra',
  'ticks.none': 'Nenhuma rotina foi chamada ainda.',
  'ticks.latest': '{routine}, prioridade {priority}, foi a primeira: {took} ms; sobram {left} de {deadline} ms.',
  'ticks.calls': '{routine} foi chamada {count} vezes.',
};
