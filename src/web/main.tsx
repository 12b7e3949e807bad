import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import './design/tokens.css';
import './design/base.css';
import { startDevice } from './device.ts';
import { startWords } from './words.ts';

// A page that was open while a new version was installed asks for a chunk that is gone: it is loaded again, once.
addEventListener('vite:preloadError', (event) => {
  const last = Number(sessionStorage.getItem('leye.reloaded') ?? 0);
  if (performance.timeOrigin - last < 10_000) return;
  event.preventDefault();
  sessionStorage.setItem('leye.reloaded', String(performance.timeOrigin));
  location.reload();
});

// A browser may bring a page back from memory as it stood, with a person on it who has left since.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload();
});

async function start(root: HTMLElement): Promise<void> {
  await startWords(startDevice().language);
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

const root = document.getElementById('root');
if (root) void start(root);
