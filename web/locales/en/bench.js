export default {
  'bench.logon': 'Log on as {app}',
  'bench.tabs': 'What is shown',
  'bench.tab-chart': 'Session chart',
  'bench.tab-queue': 'Priority queue',

  'ticks.label': 'Idle ticks of the last ten seconds',
  'ticks.count': '{count} idle ticks in 10 s, {left} of their time unused',
  'ticks.count-one': '1 idle tick in 10 s, {left} of its time unused',
  'ticks.none': 'No routine has been called yet.',
  'ticks.latest': '{routine}, priority {priority}, went first: {took} ms; {left} of {deadline} ms are left.',
  'ticks.calls': '{routine} was called {count} times.',
};
