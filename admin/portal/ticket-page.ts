// The progress of one ticket: state, promised time, steps, what was said; a reply with photos; a rating when it is solved.
import { get, newKey, picture, post, Refusal, takeToken, upload } from './api.ts';
import { h, icon, ICONS, type Child } from './dom.ts';
import { type Label, present, said, say, when } from './language.ts';
import type { Page } from './main.ts';
import { actButton, card, failed, field, opening, status } from './parts.ts';

interface PublicFile { id: string; name: string; kind: string; hasThumbnail: boolean }
interface Progress {
  number: string; openedAt: string; link: Label; store: Label; owner: string | null; state: { key: string; words: Label; hint: Label };
  steps: { key: string; words: Label; state: 'done' | 'now' | 'later'; at: string | null }[];
  promises: { kind: string; words: Label; state: 'RUNNING' | 'PAUSED' | 'KEPT' | 'LATE' | 'KEPT_LATE'; dueAt: string | null; isProvisional: boolean }[];
  timeline: { at: string; kind: 'said' | 'told' | 'done'; who: string | null; body: string | null; words: Label | null; files: PublicFile[] }[];
  canReply: boolean; canRate: boolean; satisfaction: number | null; expiresAt: string; now: string; pages: { purpose: string; path: string }[]; newsDueAt: string | null;
}

const MOST_PHOTOS = 6;
const AGAIN_MS = 60_000;
const comma = (): string => (present() === 'zh' ? '，' : ', ');
/** What is typed but not sent outlives a new drawing of the page. */
const draft = { body: '', key: newKey(), files: [] as { file: string; name: string }[], score: 0, remark: '', ratingKey: newKey() };
let timer = 0;

function head(progress: Progress): HTMLElement {
  const next = progress.promises.find((one) => one.dueAt && (one.state === 'RUNNING' || one.state === 'LATE'));
  return h('section', { class: `card state ${progress.state.key.toLowerCase()}` },
    h('p', { class: 'quiet-text' }, `${said(progress.link)}${comma()}${say('ticket.number', { number: progress.number })}`),
    h('h1', null, said(progress.state.words)),
    h('p', null, said(progress.state.hint)),
    next?.dueAt && h('p', { class: next.state === 'LATE' ? 'promise late' : 'promise' }, icon(next.state === 'LATE' ? ICONS.alert : ICONS.clock, 18),
      h('span', null, next.state === 'LATE' ? `${said(next.words)}${present() === 'zh' ? '：' : ': '}${say('promise.late', { at: when(next.dueAt) })}` : say('promise.next', { what: said(next.words), at: when(next.dueAt) }))),
    progress.newsDueAt && Date.parse(progress.newsDueAt) > Date.parse(progress.now) && h('p', { class: 'promise' }, icon(ICONS.clock, 18), h('span', null, say('promise.news', { at: when(progress.newsDueAt) }))),
    h('p', { class: 'quiet-text' }, [said(progress.store), progress.owner ? say('ticket.owner', { name: progress.owner }) : null].filter(Boolean).join(comma())));
}

function steps(progress: Progress): HTMLElement {
  const words = { done: say('ticket.stepDone'), now: say('ticket.stepNow'), later: say('ticket.stepLater') };
  return card(say('ticket.steps'), h('ol', { class: 'steps' }, progress.steps.map((step, place) => h('li', { class: step.state, ...(step.state === 'now' ? { 'aria-current': 'step' } : {}) },
    h('span', { class: 'dot' }, step.state === 'done' ? icon(ICONS.check, 14) : String(place + 1)),
    h('span', { class: 'name' }, said(step.words)), h('span', { class: 'hidden' }, `${comma()}${words[step.state]}`),
    step.at && h('time', { datetime: step.at }, when(step.at))))));
}

function promises(progress: Progress): HTMLElement | null {
  if (progress.promises.length === 0) return null;
  return card(say('promise.title'), h('dl', { class: 'pairs' }, progress.promises.map((one) => {
    const [text, tone]: [string, string] = one.state === 'KEPT' ? [say('promise.kept'), 'ok'] : one.state === 'KEPT_LATE' ? [say('promise.keptLate'), 'quiet-text'] : one.state === 'PAUSED' ? [say('promise.paused'), 'quiet-text']
      : one.dueAt ? [one.state === 'LATE' ? say('promise.late', { at: when(one.dueAt) }) : say('promise.by', { at: when(one.dueAt) }), one.state === 'LATE' ? 'late' : ''] : [say('promise.none'), 'quiet-text'];
    return [h('dt', null, said(one.words)), h('dd', { class: tone || null }, text, one.isProvisional && one.dueAt ? `${comma()}${say('promise.provisional')}` : null)];
  })));
}

/** Other pages that wait for her: photos that we asked for, a survey. */
function waiting(progress: Progress): HTMLElement | null {
  const known = progress.pages.filter((one) => one.purpose === 'DIAGNOSIS' || one.purpose === 'SURVEY');
  if (known.length === 0) return null;
  return card(say('pages.title'), h('div', { class: 'acts' }, known.map((one) => h('a', { class: 'btn', href: one.path }, icon(one.purpose === 'DIAGNOSIS' ? ICONS.camera : ICONS.star, 18), say(one.purpose === 'DIAGNOSIS' ? 'pages.diagnosis' : 'pages.survey')))));
}

/** A text with the pages of this house in it as links; nothing else becomes one. */
function linked(text: string): Child[] {
  return text.split(/(https?:\/\/[^\s，。）)]+)/).map((part) => {
    if (!/^https?:\/\//.test(part)) return part;
    try { const url = new URL(part); return url.pathname.startsWith('/portal/') ? h('a', { href: `${url.pathname}${url.hash}` }, url.pathname) : part; } catch { return part; }
  });
}

/** A file of the thread: a small picture that opens, or its name. */
function attachment(file: PublicFile): HTMLElement {
  if (!file.hasThumbnail) return h('span', { class: 'file' }, icon(file.kind === 'VIDEO' ? ICONS.video : ICONS.clip, 16), file.name);
  const image = h('img', { alt: say('thread.picture', { name: file.name }), width: 96, height: 96 });
  void picture(`/ticket/files/${file.id}?size=small`).then((address) => { image.src = address; }, () => {});
  const open = async (): Promise<void> => {
    const large = h('img', { alt: file.name });
    const box = h('dialog', { class: 'large', 'aria-label': file.name }, h('button', { type: 'button', class: 'btn', onclick: () => box.close() }, say('thread.close')), large);
    box.addEventListener('close', () => box.remove());
    document.body.append(box);
    box.showModal();
    large.src = await picture(`/ticket/files/${file.id}`);
  };
  return h('button', { type: 'button', class: 'thumb', onclick: () => void open() }, image);
}

function thread(progress: Progress): HTMLElement {
  return card(say('thread.title'), progress.timeline.length === 0 ? h('p', { class: 'quiet-text' }, say('thread.empty')) : h('ol', { class: 'thread' }, progress.timeline.map((line) => {
    const at = h('time', { datetime: line.at }, when(line.at));
    if (line.kind === 'done') return h('li', { class: 'line' }, line.words ? said(line.words) : '', at);
    return h('li', { class: line.kind }, h('p', { class: 'who' }, line.kind === 'said' ? say('thread.you') : (line.who ?? say('thread.us')), at), line.body && h('p', { class: 'bubble' }, linked(line.body)), line.files.length > 0 && h('div', { class: 'files' }, line.files.map(attachment)));
  })));
}

function reply(done: (progress: Progress) => void): HTMLElement {
  const line = status();
  const text = h('textarea', { rows: 3, maxlength: 2000, oninput: () => { draft.body = text.value; } });
  text.value = draft.body;
  const box = field(say('reply.label'), text, say('reply.hint'));
  const list = h('ul', { class: 'chosen' });
  const drawFiles = (): void => list.replaceChildren(...draft.files.map((one) => h('li', null, h('span', null, one.name), h('button', { type: 'button', class: 'quiet square', 'aria-label': say('reply.photoRemove', { name: one.name }), onclick: () => { draft.files = draft.files.filter((other) => other !== one); drawFiles(); } }, icon(ICONS.trash, 18)))));
  const input = h('input', { type: 'file', accept: 'image/*', multiple: true, class: 'hidden', tabindex: -1, 'aria-hidden': 'true', onchange: () => void add() });
  async function add(): Promise<void> {
    const chosen = [...(input.files ?? [])];
    input.value = '';
    if (draft.files.length + chosen.length > MOST_PHOTOS) { line.say(say('reply.many'), 'late'); return; }
    for (const file of chosen) {
      line.say(say('sending'));
      try { draft.files.push(await upload<{ file: string; name: string }>('/ticket/files', file)); line.say(''); } catch (error) { line.say(error instanceof Refusal ? error.message : say('failed'), 'late'); }
      drawFiles();
    }
  }
  drawFiles();
  const act = actButton(say('reply.act'), async () => {
    box.fault(text.value.trim() ? '' : say('reply.empty'));
    if (!text.value.trim()) { line.say(''); return; }
    const progress = await post<Progress>('/ticket/reply', { key: draft.key, body: text.value.trim(), files: draft.files.map((one) => one.file) });
    Object.assign(draft, { body: '', key: newKey(), files: [] });
    done(progress);
  }, line);
  return card(say('reply.title'), box.element, list, input, h('div', { class: 'acts' }, act, h('button', { type: 'button', class: 'btn', onclick: () => input.click() }, icon(ICONS.camera, 18), say('reply.photo'))), line.element);
}

function rating(done: (progress: Progress, words: string) => void): HTMLElement {
  const line = status();
  const words = h('p', { class: 'quiet-text score-words' });
  const remark = h('textarea', { rows: 2, maxlength: 500, oninput: () => { draft.remark = remark.value; } });
  remark.value = draft.remark;
  const stars = [1, 2, 3, 4, 5].map((n) => {
    const name = say(`rate.${n as 1 | 2 | 3 | 4 | 5}`);
    const radio = h('input', { type: 'radio', name: 'score', value: n, 'aria-label': say('rate.stars', { n, words: name }), onchange: () => { draft.score = n; paint(); } });
    radio.checked = draft.score === n;
    return h('label', { class: 'star' }, radio, icon(ICONS.star, 34));
  });
  function paint(): void {
    for (const [place, star] of stars.entries()) star.classList.toggle('on', place < draft.score);
    words.textContent = draft.score ? `${say(`rate.${draft.score as 1 | 2 | 3 | 4 | 5}`)}${draft.score <= 2 ? `${comma()}${say('rate.bad')}` : ''}` : '';
  }
  paint();
  const act = actButton(say('rate.act'), async () => {
    if (!draft.score) { line.say(say('rate.choose'), 'late'); return; }
    const score = draft.score;
    const progress = await post<Progress>('/ticket/rating', { key: draft.ratingKey, score, remark: remark.value.trim() || null });
    Object.assign(draft, { score: 0, remark: '', ratingKey: newKey() });
    done(progress, say(score <= 2 ? 'rate.reopened' : 'rate.thanks'));
  }, line);
  return card(say('rate.title'), h('fieldset', { class: 'stars' }, h('legend', { class: 'hidden' }, say('rate.label')), stars), words, field(say('rate.remark'), remark).element, h('div', { class: 'acts' }, act), line.element);
}

export const ticketPage: Page = async (show) => {
  takeToken();
  clearTimeout(timer);
  const draw = (progress: Progress, news = ''): void => {
    const note = status();
    show(head(progress), note.element, waiting(progress), progress.canRate && rating((next, words) => draw(next, words)), steps(progress), promises(progress), thread(progress),
      progress.canReply && reply((next) => draw(next, say('reply.sent'))), h('p', { class: 'foot' }, progress.satisfaction ? `${say('rate.given', { n: progress.satisfaction })}${present() === 'zh' ? '。' : '. '}` : null, say('foot.link', { at: when(progress.expiresAt) })));
    if (news) { note.say(news, 'ok'); globalThis.scrollTo({ top: 0 }); }
    clearTimeout(timer);
    // News come by themselves, but never under somebody's hands.
    timer = setTimeout(() => { if (document.visibilityState === 'visible' && !document.activeElement?.matches('input, textarea') && !document.querySelector('dialog[open]')) void load(true); else draw.later(); }, AGAIN_MS) as unknown as number;
  };
  draw.later = (): void => { timer = setTimeout(() => void load(true), AGAIN_MS) as unknown as number; };
  async function load(isQuiet: boolean): Promise<void> {
    if (!isQuiet) show(opening());
    try { draw(await get<Progress>('/ticket')); } catch (error) { if (!isQuiet || !(error instanceof Refusal) || error.status === 404) show(failed(error, () => void load(false))); else draw.later(); }
  }
  await load(false);
};
