import { execFile } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const packageSources = (root) =>
  readdirSync(join(root, 'packages')).map((name) => join(root, 'packages', name, 'src'));

/** The command and its worker, with the workspace's packages inside and npm's outside. */
export const cliBundle = (root) => ({
  folder: join(root, 'apps/cli/dist/bundle'),
  inputs: [
    ...packageSources(root),
    join(root, 'apps/cli/src'),
    join(root, 'apps/validator/src'),
    fileURLToPath(import.meta.url),
    join(root, 'package-lock.json'),
  ],
  build: async (into) => {
    const { build } = await import('esbuild');
    const { outputFiles } = await build({
      entryPoints: ['main', 'worker', 'schemas'].map((name) =>
        join(root, `apps/cli/src/${name}.ts`),
      ),
      outdir: into,
      bundle: true,
      splitting: true,
      write: false,
      platform: 'node',
      format: 'esm',
      target: 'node20.19',
      logLevel: 'silent',
      plugins: [workspacePackages(root)],
    });
    for (const { path, contents } of outputFiles) writeFileSync(path, contents);
  },
});

/** The explorer's pages, as vite builds them. */
export const explorerSite = (root) => explorerBuild(root, 'explorer', 'production');

/** The same as one file that works from disk. */
export const explorerReport = (root) => explorerBuild(root, 'report', 'report');

const explorerBuild = (root, folder, mode) => {
  const app = join(root, 'apps/explorer');
  return {
    folder: join(root, 'apps/cli/dist', folder),
    inputs: [
      ...packageSources(root),
      ...['src', 'public', 'index.html', 'vite.config.ts'].map((name) => join(app, name)),
      join(root, 'package-lock.json'),
    ],
    build: async (into) => {
      const vite = join(root, 'node_modules/vite/bin/vite.js');
      const into_ = ['--outDir', into, '--emptyOutDir'];
      const arguments_ = [vite, 'build', '--mode', mode, ...into_, '--logLevel', 'warn'];
      await promisify(execFile)(process.execPath, arguments_, { cwd: app });
    },
  };
};

const workspacePackages = (root) => ({
  name: 'workspace-packages',
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ path, kind }) => {
      if (kind === 'entry-point') return undefined;
      const own = /^@hopwise\/([\w-]+)$/.exec(path)?.[1];
      if (own === undefined) return { path, external: true };
      const folder = own === 'validator' ? 'apps' : 'packages';
      return { path: join(root, folder, own, 'src/index.ts') };
    });
  },
});
