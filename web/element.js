// The element <mapi-playground>: one part of the page in a page of somebody else.
//
//   <script type="module" src="https://example.org/mapi/element.js"></script>
//   <mapi-playground scenario="firowait" step="12" part="queue">
//     <a href="https://example.org/mapi/?scenario=firowait&amp;step=12">FIROWAIT</a>
//   </mapi-playground>
//
// Importing it defines the element. Where there is no document it does nothing, so that
// it can be imported by what renders pages on a server. What the element understands is
// told in element.d.ts, and how a frame is spoken to in element/protocol.js.

import { define, Playground } from './element/playground.js';

Playground.ways.page = () => import('./element/inline.js');
Playground.ways.frame = () => import('./element/frame.js');
define();

export { Playground };
