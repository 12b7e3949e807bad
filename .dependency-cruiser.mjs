import { existsSync, readdirSync, readFileSync } from 'node:fs';

// The walls, generated from each module's needs.json: doors only, no cycles, pure domains, the browser sees contracts' types and
// domains only, and ground knows no module.
const modules = readdirSync(new URL('./src/modules', import.meta.url));
const needs = (name) => {
  const file = new URL(`./src/modules/${name}/needs.json`, import.meta.url);
  if (!existsSync(file)) throw new Error(`src/modules/${name} has no needs.json`);
  return JSON.parse(readFileSync(file, 'utf8')).modules;
};

const walls = modules.flatMap((name) => {
  const allowed = needs(name);
  const doors = allowed.length ? `^src/modules/(${allowed.join('|')})/index\\.ts$` : '^$';
  return [
    {
      name: `${name}-door`,
      comment: `src/modules/${name} may import the doors that its needs.json names, and nothing else of other modules`,
      severity: 'error',
      from: { path: `^src/modules/${name}/`, pathNot: `^src/modules/${name}/web/|/testing/|\\.test\\.ts$` },
      to: { path: '^src/modules/', pathNot: [`^src/modules/${name}/`, doors] },
    },
    {
      name: `${name}-web`,
      comment:
        'pages of a module import its own contract (types), domain and web, and other modules only through their web/index.tsx',
      severity: 'error',
      from: { path: `^src/modules/${name}/web/`, pathNot: '\\.test\\.ts$' },
      to: {
        path: '^src/(modules|ground|[a-z-]+\\.ts$)',
        pathNot: [
          `^src/modules/${name}/(web|domain)/`,
          `^src/modules/${name}/contract\\.ts$`,
          '^src/modules/[a-z]+/web/index\\.tsx?$',
          '^src/ground/(clock|money)/[a-z-]+\\.ts$',
          '^src/ground/(problem|spoken-code)\\.ts$',
          // What a cell of somebody's list is.
          '^src/ground/tables/table\\.ts$',
        ],
      },
    },
  ];
});

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...walls,
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'dynamic-import'] } },
    },
    {
      name: 'ground-knows-no-module',
      severity: 'error',
      from: { path: '^src/ground/' },
      to: { path: '^src/(modules|web)/|^src/[a-z-]+\\.ts$' },
    },
    {
      name: 'domain-is-pure',
      comment: 'a domain imports itself and the pure parts of ground; no database, no files, no network',
      severity: 'error',
      from: { path: '^src/modules/[a-z]+/domain/', pathNot: '\\.test\\.ts$' },
      to: {
        pathNot: [
          '^src/modules/[a-z]+/domain/',
          '^src/ground/(clock|money|areas|occupations)/(?!load)',
          '^src/ground/(problem|spoken-code)\\.ts$',
          // What a cell of somebody's list is.
          '^src/ground/tables/table\\.ts$',
        ],
      },
    },
    {
      name: 'domain-stays-home',
      comment: "another module's domain is reached through its door",
      severity: 'error',
      from: { path: '^src/modules/([a-z]+)/domain/' },
      to: { path: '^src/modules/([a-z]+)/domain/', pathNot: '^src/modules/$1/domain/' },
    },
    {
      name: 'web-shell',
      comment:
        'at run time the shell takes pages of modules and pure parts of ground; everything else of the server is types',
      severity: 'error',
      from: { path: '^src/web/' },
      to: {
        path: '^src/',
        pathNot: [
          '^src/web/',
          '^src/modules/[a-z]+/(web|domain)/',
          '^src/ground/(clock|money)/(?!load)',
          '^src/ground/(problem|spoken-code)\\.ts$',
          // What a cell of somebody's list is.
          '^src/ground/tables/table\\.ts$',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'web-runs-in-a-browser',
      severity: 'error',
      from: { path: '^src/web/|^src/modules/[a-z]+/web/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'tests-only-in-tests',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.ts$|/testing(/|\\.ts$)' },
      to: { path: '/testing(/|\\.ts$)' },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|var)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.css'],
    },
  },
};
