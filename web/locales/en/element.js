export default {
  'element.title': 'MAPI, one step at a time',
  'element.none': 'Nothing says what to show. The element takes scenario, src or link, or a script of the type application/json inside it.',
  'element.wrong': 'The attribute {name} is “{value}”. It is one of these: {known}.',
  'element.wrong-step': 'The attribute step is “{value}”. It is a whole number, and not below 0.',
  'element.src-refused': '{src} could not be fetched. The network, the policy of this page (connect-src), or the site of the file, which does not let others read it (Access-Control-Allow-Origin), stands in the way.',
  'element.src-missing': '{src} is missing: the server answered {status}.',
  'element.src-long': '{src} is longer than {most} MB. No scenario is.',
  'element.src-other': '{src} is no JSON. It begins with “{begins}”.',
  'element.preset-refused': 'The example “{name}” could not be fetched: the network or the policy of this page (connect-src) stands in the way.',
  'element.frame-silent': 'The frame {frame} does not answer. The network or the policy of this page (frame-src) stands in the way.',
  'element.frame-version': 'The frame {frame} speaks version {its} of the protocol, and this script version {ours}. They are of builds that do not fit each other.',
  'element.message-version': 'This frame speaks version {ours} of the protocol, and was spoken to in version {its}.',
};
