// The element <mapi-playground> by a script that is no module, for pages of a site whose
// host lets no other site load modules: always in a frame. Everything else loads
// element.js.
//
//   <script src="https://example.org/mapi/embed.js" defer></script>

import * as frame from './element/frame.js';
import { define, Playground } from './element/playground.js';

Playground.ways.page = Playground.ways.frame = async () => frame;
define();
