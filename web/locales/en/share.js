export default {
  'share.test': 'This step as a test',
  'share.playwright': 'Copy as a Playwright test',
  'share.chromedp': 'Copy as a chromedp test',
  'share.test-about': 'The test opens this page, goes to this step, and wants the sentence that stands there. README says more: “Test with it”.',

  'share.pictures': 'Pictures',
  'share.picture': 'Picture',
  'share.svg': 'Save as SVG',
  'share.png': 'Save as PNG',
  'share.picture-of': '{part}: {app}',
  'share.no-picture': 'There is no picture on the page now.',

  'share.perfetto': 'Open ui.perfetto.dev and give it the trace',
  'share.perfetto-about': 'The Perfetto file opens at ui.perfetto.dev. The button that opens this other site, in a new window, gives it the trace of this run and nothing else. The scenario has everything that leads to this run, live ticks included.',
  'share.perfetto-waiting': 'The trace is given as soon as ui.perfetto.dev answers.',
  'share.perfetto-given': 'ui.perfetto.dev has the trace.',
  'share.perfetto-blocked': 'This browser does not let the page open a window. Save the trace for Perfetto and open the file at ui.perfetto.dev.',
  'share.perfetto-silent': 'ui.perfetto.dev did not answer. Save the trace for Perfetto and open the file there.',
};
