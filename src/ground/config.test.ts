import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

describe('readConfig', () => {
  it('needs nothing', () => {
    expect(readConfig({})).toMatchObject({ port: 8080, host: '127.0.0.1', demo: null, databaseUrl: null });
  });

  it.each([
    [{ PORT: 'eighty' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ LEYE_DEMO: 'yes' }, 'LEYE_DEMO'],
    [{ LEYE_PUBLIC_URL: 'https://leye.example/app' }, 'LEYE_PUBLIC_URL'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    [{ LEYE_DATTA: './x' }, 'LEYE_DATTA'],
  ])('names what is wrong in %j', (env, name) => {
    expect(() => readConfig(env as Record<string, string>)).toThrow(ConfigError);
    expect(() => readConfig(env as Record<string, string>)).toThrow(new RegExp(`^${name}:`));
  });

  it('takes the public address without a slash at its end', () => {
    expect(readConfig({ LEYE_PUBLIC_URL: 'https://leye.example/' }).publicUrl).toBe('https://leye.example');
  });

  it('leaves the environment of others alone', () => {
    expect(readConfig({ HOME: '/home/x', EMPTY: '', LEYE_DEMO: '0' }).demo).toBe(false);
  });
});
