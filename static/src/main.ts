// Wiring: state and address, model and panels. Whatever decides anything is elsewhere.

import { announcer, shortcuts } from './a11y';
import { Api } from './api';
import type { Compare } from './compare';
import type { Ctx, Panel } from './ctx';
import { clamp } from './day';
import { drawerPanel } from './drawer';
import { h } from './dom';
import { dayOf, frame as frameOf, type Frame } from './frame';
import { date, setLang, t } from './i18n';
import { createMap, home, reveal, uncover, viewOf, zoomTo } from './map';
import { Model } from './model';
import { liveDot, notice } from './notice';
import { detailPanel } from './panels/detail';
import { filtersPanel } from './panels/filters';
import { legendPanel } from './panels/legend';
import { searchBox } from './panels/search';
import { timePanel } from './panels/time';
import { Player } from './play';
import { buildShell, fillTop } from './shell';
import { slowly } from './slow';
import { stage as makeStage, mapTools } from './stage';
import { DEFAULTS, Store, type State } from './state';
import { mobile } from './mobile';
import type { Control, Lang } from './types';
import { LANGS } from './types';
import { parse, write } from './url';
import { follow } from './live';
import { AddressBar } from './address';
import { knowledge } from './known';
import { more } from './more';
import { forPrint } from './print';

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
    select,
    zoomTo: (box) => zoomTo(map, box),
    announce: say.say,
    focusDetail: () => requestAnimationFrame(() => document.getElementById('detail-title')?.focus()),
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
  const time: Panel = timePanel(shell.time, ctx, player);
  const slow = slowly([
    filtersPanel(shell.filters, ctx), legendPanel(shell.legend),
    detailPanel(shell.detail, ctx), drawerPanel(shell.drawer, shell.drawerBody, ctx),
  ], () => mark());
  const mark = () => (root.dataset['settled'] = String(now.settled && now.far?.settled !== false && !slow.pending()));
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

  function select(id: string): void {
    const patch: Partial<State> = { sel: id };
    const e = model.events.get(id);
    const { day, from } = ctx.frame();
    if (e && (e.start > day || e.end < from)) patch.day = e.start;
    store.set(patch);
    bringToView(id);
    const control = now.crossings.find((x) => x.place.id === id);
    if (control) say.say(t('announce.selected', { name: control.place.names.en ?? id }));
  }

  /** Opens the details where they lie in a sheet, and brings what they tell of into sight. */
  function bringToView(id: string): void {
    const place = model.places.get(id);
    const p = model.events.get(id)?.point ?? place?.point;
    const point = p && place?.kind !== 'border' && Number.isFinite(p[0]) ? p : null;
    if (point) reveal(map, point[1], point[0]);
    narrow.open('detail');
    if (point) uncover(map, point[1], point[0], narrow.top());
  }

  store.on(async (state, changed) => {
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
    stage.render(state, now, changed, before);
    time(state, now, changed);
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
  if (narrow.on() && store.get().sel) bringToView(store.get().sel);
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
