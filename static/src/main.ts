// Wiring: state and address, model and panels. Whatever decides anything is elsewhere.

import { announcer, shortcuts } from './a11y';
import { Api } from './api';
import type { Compare } from './compare';
import type { Ctx, Panel } from './ctx';
import { clamp } from './day';
import { drawerPanel } from './drawer';
import { h } from './dom';
import { dayOf, frame as frameOf, type Frame } from './frame';
import { date, setLang } from './i18n';
import { createMap, home, viewOf, zoomTo } from './map';
import { Model } from './model';
import { liveDot, notice } from './notice';
import { detailPanel } from './panels/detail';
import { filtersPanel } from './panels/filters';
import { legendPanel } from './panels/legend';
import { searchBox } from './panels/search';
import { timePanel } from './panels/time';
import { Player } from './play';
import { buildShell, fillTop } from './shell';
import { focusDetail, selection } from './select';
import { slowly } from './slow';
import { stage as makeStage, mapTools } from './stage';
import { DEFAULTS, Store, type Changed, type State } from './state';
import { mobile } from './mobile';
import type { Control, Lang } from './types';
import { LANGS } from './types';
import { parse, write } from './url';
import { follow } from './live';
import { AddressBar } from './address';
import { knowledge } from './known';
import { more } from './more';
import { turns } from './turns';
import { forPrint } from './print';

const VIEW: Changed = new Set(['map']);
/** What neither the map nor the time bar shows. */
const ASIDE: Changed = new Set(['map', 'view', 'q']);
const within = (changed: Changed, some: Changed) => [...changed].every((key) => some.has(key));

async function start(): Promise<void> {
  const root = document.documentElement;
  const preferred = LANGS.find((l) => navigator.languages.some((n) => n.toLowerCase().startsWith(l)));
  const defaults: State = { ...DEFAULTS, lang: preferred ?? (root.lang as Lang) ?? 'en' };
  const parsed = parse(location.search, defaults);
  const store = new Store(parsed.state);
  await setLang(parsed.state.lang);
  root.dataset['embed'] = String(parsed.state.embed);

  const shell = buildShell(document.getElementById('app')!);
  const model = new Model(new Api(new URL(root.dataset['base'] || './', location.href).href));
  const address = new AddressBar(store, (s) => write(s, defaults), (q) => parse(q, defaults).state);
  let before: Map<string, Control> | null = null;
  let now: Frame;
  const say = announcer(() => player.playing());
  document.body.append(say.el);

  const ctx: Ctx = {
    store, model,
    frame: () => (now ??= frameOf(store.get(), model, before)),
    setDay(day, how = 'push') {
      const [first, last] = model.extent ?? [day, day];
      store.set({ day: clamp(day, first, Math.max(last, first)) }, how);
    },
    select: (id) => chosen.select(id),
    zoomTo: (box) => zoomTo(map, box),
    announce: say.say,
    focusDetail,
    playing: () => player.playing(),
  };
  const player = new Player({
    // The state's day, which is newer than the frame's while a frame is due.
    day: () => store.get().day ?? ctx.frame().day,
    first: () => model.extent?.[0] ?? ctx.frame().day,
    last: () => model.extent?.[1] ?? ctx.frame().day,
    show: (day) => store.set({ day }, 'replace'),
    ready: (day) => {
      const known = store.get().known === 'day' ? day : ctx.frame().known;
      return Promise.all([model.loadControl(day, known), stage.fetch(store.get(), day, known)]);
    },
    changed: () => store.touch('day'),
    stopped: () => say.say(date(ctx.frame().day)),
  });

  const map = createMap(shell.map, parsed.state.map, { interactive: true, embed: parsed.state.embed });
  const stage = makeStage(map, ctx);
  const search = searchBox(ctx);
  const live = liveDot();
  const topText = fillTop(shell.top, search.el, live.el, {
    lang: (l) => store.set({ lang: l as Lang }),
    theme: () => store.set({ theme: ({ auto: 'light', light: 'dark', dark: 'auto' } as const)[store.get().theme] }),
    themeNow: () => store.get().theme,
    share: () => void more().then((m) => m.openShare(ctx, map, stage)),
    help: () => void more().then((m) => m.openHelp()),
  });
  forPrint(shell.top);
  const tools = mapTools(shell.tools, map, ctx);
  const tell = notice(shell.notice, ctx);
  const narrow = mobile(shell, ctx);
  const chosen = selection(ctx, map, narrow);
  const time: Panel = timePanel(shell.time, ctx, player);
  const slow = slowly([
    detailPanel(shell.detail, ctx), filtersPanel(shell.filters, ctx),
    legendPanel(shell.legend), drawerPanel(shell.drawer, shell.drawerBody, ctx),
  ], turns);
  /** Says on the page whether everything shows the state as it is. */
  function mark(): void {
    const { settled, far } = ctx.frame();
    root.dataset['settled'] = String(settled && far?.settled !== false && !slow.resting() && !turns.pending());
  }
  turns.onIdle = mark;
  const known = knowledge(model, store);
  let compare: Compare | null = null;

  /** The second map, made when first asked for. */
  async function comparison(state: State): Promise<void> {
    if (state.cmp === null) {
      compare?.close();
      compare = null;
      return;
    }
    const { compareMap } = await more();
    if (store.get().cmp === null) return;
    compare ??= compareMap(ctx, map, shell.stage);
    compare.render(state);
  }

  store.on(async (state, changed) => {
    // The map's layers follow it by themselves, and nothing else tells of the part it shows.
    if (within(changed, VIEW)) return mark();
    if (changed.has('lang')) await setLang(state.lang);
    if (changed.has('theme') || !root.dataset['theme']) root.dataset['theme'] = state.theme;
    if (changed.has('lang') || changed.has('theme') || !shell.map.getAttribute('aria-label')) {
      shell.relabel();
      topText();
      search.relabel();
      narrow.relabel();
    }
    if (changed.has('lang') || changed.has('cmp')) tools();
    search.sync(state.q);
    const controls = known.update(state, dayOf(state, model));
    before = controls ?? before;
    now = frameOf(state, model, before);
    root.dataset['chosen'] = String(state.sel !== '');
    if (!within(changed, ASIDE)) {
      stage.render(state, now, before);
      time(state, now, changed);
    }
    slow.render(state, now, changed);
    mark();
    if (changed.has('theme') || changed.has('lang')) stage.repaint();
    await comparison(state);
    tell(parsed.bad);
    document.title = `${date(now.day)} · Marz`;
  });

  map.on('moveend', () => store.set({ map: viewOf(map) }, 'replace'));
  address.onBack = (s) => {
    if (s.map) map.setView([s.map.lat, s.map.lng], s.map.zoom, { animate: false });
    else home(map, false);
  };
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => stage.repaint());
  shortcuts((key) => {
    if (key === '/') search.focus();
    else if (key === '[') ctx.setDay(ctx.frame().day - 1);
    else if (key === ']') ctx.setDay(ctx.frame().day + 1);
    else if (key === ' ') player.toggle();
    else if (key === '?') void more().then((m) => m.openHelp());
    else if (store.get().sel) store.set({ sel: '' });
    else return false;
    return true;
  });

  model.onChange = (what) => store.touch(what);
  model.api.onOnline = () => store.touch('data');
  store.touch('lang', 'theme', 'cmp', 'data');
  await model.load();
  if (narrow.on() && store.get().sel) chosen.bringToView(store.get().sel);
  root.dataset['ready'] = 'true';
  void model.loadLayers();
  follow({
    url: model.api.url('/live'), state: live.set,
    changed: () => {
      model.forget();
      void model.loadEvents();
    },
  });
}

void start().catch((err: unknown) => {
  console.error(err);
  document.getElementById('app')!.append(h('p', { class: 'fatal', role: 'alert' }, String(err)));
});
