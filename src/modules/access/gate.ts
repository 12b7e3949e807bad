/** What the HTTP server asks of this module before any route: not part of the door, since no other module decides who acts. */
export { identify, noteUse } from './actions/identify.ts';
export { noteCopy } from './actions/note-copy.ts';
