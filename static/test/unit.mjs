// Bundles each test/unit/*.test.ts with esbuild and runs the result under node --test.
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, 'out', 'unit');
rmSync(out, { recursive: true, force: true });
const tests = readdirSync(join(here, 'unit')).filter((f) => f.endsWith('.test.ts'));

const built = spawnSync('go', [
  'tool', 'esbuild', ...tests.map((f) => join(here, 'unit', f)), '--bundle', '--platform=node', '--format=esm',
  `--outdir=${out}`, '--out-extension:.js=.mjs', '--log-level=warning', '--packages=external',
], { stdio: 'inherit', cwd: join(here, '..', '..') });
if (built.status !== 0) process.exit(built.status ?? 1);

const run = spawnSync(process.execPath, ['--test', ...tests.map((f) => join(out, f.replace(/\.ts$/, '.mjs')))], {
  stdio: 'inherit', cwd: join(here, '..'),
});
process.exit(run.status ?? 1);
