import type { TestProject } from 'vitest/node';
import { startTestServer } from './postgres.ts';
import { prepareTemplate } from './template.ts';

/** One database server for the whole run; each test file clones the template that is made here. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer(prepareTemplate);
  project.provide('testServer', server.superuserUrl);
  project.provide('testTemplate', server.template);
  return () => server.stop();
}
