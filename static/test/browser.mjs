// Runs the browser tests against a real `marz serve`: the one at MARZ_URL, or one that is
// started here from MARZ_BIN (../bin/marz) on a free port with a log of its own.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Starts the program and gives its address; `stop` ends it. `prepare` gets a way to run its commands before. */
export async function serve(extra = [], prepare = () => {}) {
  const bin = resolve(here, '..', process.env.MARZ_BIN ?? '../bin/marz');
  const dir = mkdtempSync(join(tmpdir(), 'marz-browser-'));
  /** Runs another command of the program on the same log. */
  const marz = (...args) => {
    const run = spawnSync(bin, [...args, '--log', join(dir, 'marz.db')], { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(`marz ${args.join(' ')}: ${run.stderr}`);
    return run.stdout.trim();
  };
  prepare(marz, dir);
  const child = spawn(bin, ['serve', '--addr', '127.0.0.1:0', '--log', join(dir, 'marz.db'), ...extra], { stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  const url = await new Promise((done, fail) => {
    const read = (chunk) => {
      text += chunk;
      const m = /http:\/\/127\.0\.0\.1:\d+/.exec(text);
      if (m) done(m[0]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', (code) => fail(new Error(`marz serve ended with ${code}:\n${text}`)));
    child.on('error', fail);
  });
  return {
    url,
    marz,
    token: (name, scope) => marz('token', 'create', name, '--scope', scope),
    stop: () => new Promise((done) => {
      child.on('exit', () => {
        rmSync(dir, { recursive: true, force: true });
        done();
      });
      child.kill('SIGTERM');
    }),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!existsSync(CHROMIUM)) {
    console.log(`SKIPPED: the browser tests need Chromium at ${CHROMIUM}; set CHROMIUM to where it is`);
    process.exit(0);
  }
  const server = process.env.MARZ_URL ? { url: process.env.MARZ_URL, stop: async () => {} } : await serve();
  const only = process.argv.slice(2);
  const tests = readdirSync(join(here, 'browser')).filter((f) => f.endsWith('.test.mjs') && (only.length === 0 || only.some((o) => f.includes(o))));
  // Not spawnSync: the server's log must be read meanwhile, or the server waits for its reader.
  const run = spawn(process.execPath, ['--test', '--test-concurrency=1', ...tests.map((f) => join(here, 'browser', f))], {
    stdio: 'inherit', cwd: join(here, '..'), env: { ...process.env, MARZ_URL: server.url },
  });
  const status = await new Promise((done) => run.on('exit', (code) => done(code ?? 1)));
  await server.stop();
  process.exit(status);
}
