export { sendText } from './actions/send-text.ts';
