import { fileURLToPath } from 'node:url';

/** The folder that holds package.json, `data/` and `src/`; the same from `src/ground` and from the compiled `dist/ground`. */
export const packageRoot = fileURLToPath(new URL('../../', import.meta.url));
