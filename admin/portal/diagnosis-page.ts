// Guided photos by a link: one thing at a time, with an example, a mark on what is wrong, and a look at all of it before it is sent.
import type { Mark } from '../shared/marks.ts';
import { get, newKey, picture, post, Refusal, remove, takeToken, upload } from './api.ts';
import { h, icon, ICONS, type Child } from './dom.ts';
import { type Label, present, said, say, when } from './language.ts';
import type { Page } from './main.ts';
import { drawOn, markedPicture } from './marker.ts';
import { outline } from './outlines.ts';
import { actButton, card, failed, field, opening, status } from './parts.ts';
import { chooseFrame } from './video-frame.ts';

interface Step { key: string; kind: 'PHOTO' | 'VIDEO'; outline: string; zh: string; en: string; hintZh: string; hintEn: string; isRequired: boolean }
interface Shot { id: string; stepKey: string; kind: 'PHOTO' | 'VIDEO'; name: string; hasThumbnail: boolean; marks: Mark[]; stillOf: string | null }
interface Diagnosis { number: string; store: Label; name: Label; ask: string | null; steps: Step[]; shots: Shot[]; state: string; outcome: 'VISIT_AVOIDED' | 'VISIT_NEEDED' | null; isOpen: boolean; most: Record<'PHOTO' | 'VIDEO' | 'STILL', number>; expiresAt: string }

const VIDEO_MB = 20;
const PHOTO_MB = 15;
const comma = (): string => (present() === 'zh' ? '，' : ', ');
const imageOf = (shot: Shot, size: 'small' | 'whole'): Promise<string> => picture(`/diagnosis/shots/${shot.id}${size === 'small' ? '?size=small' : ''}`);

const draft = { at: -1, remark: '', key: newKey() };
/** What did not get through is kept, and sent again under the same key. */
let waiting: { step: string; key: string; file: File } | null = null;

export const diagnosisPage: Page = async (show) => {
  takeToken();
  let diagnosis: Diagnosis;
  const line = status();

  const keep = (next: Diagnosis): void => { diagnosis = next; draw(); };
  const step = (): Step | undefined => diagnosis.steps[draft.at];
  const shotsOf = (one: Step): Shot[] => diagnosis.shots.filter((shot) => shot.stepKey === one.key);
  const go = (to: number): void => { draft.at = to; line.say(''); draw(); globalThis.scrollTo({ top: 0 }); document.querySelector<HTMLElement>('h1')?.focus(); };

  async function send(one: { step: string; key: string; file: File }): Promise<void> {
    const isVideo = diagnosis.steps.find((each) => each.key === one.step)?.kind === 'VIDEO';
    const most = isVideo ? VIDEO_MB : PHOTO_MB;
    if (one.file.size > most * 2 ** 20) { line.say(say('shot.large', { most }), 'late'); return; }
    waiting = one;
    line.say(say('shot.sending'));
    try {
      const next = await upload<Diagnosis>(`/diagnosis/shots?step=${one.step}&key=${one.key}`, one.file);
      waiting = null;
      line.say(say('shot.sent'), 'ok');
      keep(next);
    } catch (error) {
      const lost = error instanceof Refusal && (error.status === 0 || error.status >= 500 || error.status === 429);
      if (!lost) waiting = null;
      draw();
      line.say(error instanceof Refusal ? error.message : say('failed'), 'late');
    }
  }

  /** A button over an input of files; phones open their camera by it. */
  function taker(one: Step, words: string, isCamera: boolean, kind: string): HTMLElement {
    const input = h('input', { type: 'file', accept: one.kind === 'VIDEO' ? 'video/mp4,video/quicktime,video/3gpp' : 'image/*', ...(isCamera ? { capture: 'environment' } : {}), class: 'hidden', tabindex: -1, 'aria-hidden': 'true', 'data-take': isCamera ? 'camera' : 'album', onchange: () => {
      const file = input.files?.[0];
      input.value = '';
      if (file) void send({ step: one.key, key: newKey(), file });
    } });
    return h('span', null, input, h('button', { type: 'button', class: `btn ${kind}`, onclick: () => input.click() }, icon(one.kind === 'VIDEO' ? ICONS.video : ICONS.camera), words));
  }

  async function mark(shot: Shot): Promise<void> {
    const marks = await drawOn(await imageOf(shot, 'whole'), shot.marks);
    if (!marks) return;
    line.say(say('sending'));
    try { const next = await post<Diagnosis>(`/diagnosis/shots/${shot.id}/marks`, { marks }, 'PUT'); line.say(say('mark.kept'), 'ok'); keep(next); } catch (error) { line.say(error instanceof Refusal ? error.message : say('failed'), 'late'); }
  }
  /** A frame of a video is drawn on first: without a mark it says nothing, and is not sent. */
  async function markFrame(video: Shot): Promise<void> {
    const frame = await chooseFrame(await imageOf(video, 'whole'));
    if (!frame) return;
    const address = URL.createObjectURL(frame.picture);
    const marks = await drawOn(address, []);
    URL.revokeObjectURL(address);
    if (!marks?.length) return;
    line.say(say('sending'));
    try {
      const known = new Set(diagnosis.shots.map((one) => one.id));
      const sent = await upload<Diagnosis>(`/diagnosis/shots?step=${video.stepKey}&key=${newKey()}&of=${video.id}&at=${frame.atMs}`, frame.picture);
      keep(sent);
      const still = sent.shots.find((one) => one.stillOf === video.id && !known.has(one.id));
      if (still) keep(await post<Diagnosis>(`/diagnosis/shots/${still.id}/marks`, { marks }, 'PUT'));
      line.say(say('mark.kept'), 'ok');
    } catch (error) { line.say(error instanceof Refusal ? error.message : say('failed'), 'late'); }
  }
  async function drop(shot: Shot): Promise<void> {
    try { keep(await remove<Diagnosis>(`/diagnosis/shots/${shot.id}`)); line.say(say('shot.removed')); } catch (error) { line.say(error instanceof Refusal ? error.message : say('failed'), 'late'); }
  }

  function shotCard(shot: Shot, place: number, mayChange: boolean): HTMLElement {
    const name = say(shot.kind === 'VIDEO' ? 'shot.video' : shot.stillOf ? 'frame.photo' : 'shot.photo', { n: shot.stillOf ? place : place + 1 });
    return h('li', { class: 'shot' },
      shot.hasThumbnail ? markedPicture(shot.marks.length > 0 ? `${name}${comma()}${say('mark.count', { n: shot.marks.length })}` : name, shot.marks, imageOf(shot, 'small')) : h('span', { class: 'file' }, icon(shot.kind === 'VIDEO' ? ICONS.video : ICONS.clip, 18), shot.name),
      mayChange && h('span', { class: 'shot-acts' },
        shot.kind === 'VIDEO' && diagnosis.shots.filter((one) => one.stillOf === shot.id).length < diagnosis.most.STILL && h('button', { type: 'button', class: 'btn', onclick: () => void markFrame(shot) }, icon(ICONS.circle, 18), say('frame.act')),
        shot.hasThumbnail && h('button', { type: 'button', class: shot.marks.length ? 'btn' : 'btn accent', onclick: () => void mark(shot) }, icon(ICONS.circle, 18), say(shot.marks.length ? 'mark.change' : 'mark.act')),
        h('button', { type: 'button', class: 'btn square', 'aria-label': say('shot.remove', { name }), onclick: () => void drop(shot) }, icon(ICONS.trash, 18))));
  }

  function begin(): Child[] {
    return [h('section', { class: 'card' }, h('p', { class: 'quiet-text' }, `${said(diagnosis.store)}${comma()}${say('ticket.number', { number: diagnosis.number })}`), h('h1', { tabindex: -1 }, say('diag.title')), h('p', null, say('diag.text', { n: diagnosis.steps.length })),
      diagnosis.ask && h('blockquote', null, diagnosis.ask),
      h('ol', { class: 'list' }, diagnosis.steps.map((one) => h('li', null, icon(one.kind === 'VIDEO' ? ICONS.video : ICONS.camera, 18), h('span', null, one[present()], !one.isRequired && h('span', { class: 'quiet-text' }, ` ${say('diag.optional')}`))))),
      h('div', { class: 'acts' }, h('button', { type: 'button', class: 'btn pri wide', onclick: () => go(0) }, say('diag.begin'))), h('p', { class: 'hint' }, say('diag.privacy')))];
  }

  function guide(one: Step): Child[] {
    const shots = shotsOf(one);
    const isFull = shots.filter((shot) => !shot.stillOf).length >= diagnosis.most[one.kind];
    const isLost = waiting?.step === one.key;
    return [h('section', { class: 'card' },
      h('p', { class: 'quiet-text' }, say('diag.step', { n: draft.at + 1, of: diagnosis.steps.length }), !one.isRequired && `${comma()}${say('diag.optionalWord')}`),
      h('div', { class: 'bar-steps', 'aria-hidden': 'true' }, diagnosis.steps.map((each, place) => h('i', { class: place < draft.at || shotsOf(each).length > 0 ? 'done' : place === draft.at ? 'now' : null }))),
      h('h1', { tabindex: -1 }, one[present()]), h('p', null, present() === 'zh' ? one.hintZh : one.hintEn),
      shots.length === 0 && outline(one.outline),
      shots.length > 0 && h('ul', { class: 'shots' }, shots.map((shot, place) => shotCard(shot, place, true))),
      shots.length > 0 && shots.some((shot) => shot.hasThumbnail && !shot.marks.length) && h('p', { class: 'hint' }, say('mark.hint')),
      isLost && h('div', { class: 'acts' }, h('button', { type: 'button', class: 'btn accent', onclick: () => { if (waiting) void send(waiting); } }, say('shot.again'))),
      !isFull && h('div', { class: 'acts' }, taker(one, say(one.kind === 'VIDEO' ? 'shot.film' : shots.length ? 'shot.more' : 'shot.take'), true, shots.length ? '' : 'pri'), taker(one, say('shot.album'), false, '')),
      one.kind === 'VIDEO' && h('p', { class: 'hint' }, say('shot.videoHint', { most: VIDEO_MB })), line.element),
    h('div', { class: 'acts nav' }, h('button', { type: 'button', class: 'btn', onclick: () => go(draft.at - 1) }, say('diag.back')),
      h('button', { type: 'button', class: shots.length > 0 ? 'btn pri end' : 'btn end', onclick: () => go(draft.at + 1) }, shots.length === 0 ? say(one.isRequired ? 'diag.later' : 'diag.skip') : say('diag.next')))];
  }

  function review(): Child[] {
    const missing = diagnosis.steps.filter((one) => one.isRequired && shotsOf(one).length === 0);
    const remark = h('textarea', { rows: 3, maxlength: 1000, oninput: () => { draft.remark = remark.value; } });
    remark.value = draft.remark;
    const act = actButton(say('diag.send'), async () => {
      const next = await post<Diagnosis>('/diagnosis/submit', { key: draft.key, remark: remark.value.trim() || null });
      Object.assign(draft, { at: -1, remark: '', key: newKey() });
      line.say('');
      keep(next);
    }, line);
    return [h('section', { class: 'card' }, h('h1', { tabindex: -1 }, say('diag.review')),
      diagnosis.steps.map((one, place) => h('div', { class: 'review' }, h('p', { class: 'row' }, h('strong', null, one[present()]), h('button', { type: 'button', class: 'quiet', onclick: () => go(place) }, say(shotsOf(one).length ? 'diag.change' : 'diag.add'), h('span', { class: 'hidden' }, ` ${one[present()]}`))),
        shotsOf(one).length ? h('ul', { class: 'shots' }, shotsOf(one).map((shot, at) => shotCard(shot, at, false))) : h('p', { class: one.isRequired ? 'late' : 'quiet-text' }, say(one.isRequired ? 'diag.missing' : 'diag.none')))),
      field(say('diag.remark'), remark).element,
      h('div', { class: 'acts' }, missing.length === 0 ? act : h('button', { type: 'button', class: 'btn pri', onclick: () => go(diagnosis.steps.indexOf(missing[0] as Step)) }, say('diag.missingAct', { what: (missing[0] as Step)[present()] }))), line.element),
    h('div', { class: 'acts nav' }, h('button', { type: 'button', class: 'btn', onclick: () => go(diagnosis.steps.length - 1) }, say('diag.back')))];
  }

  function over(): Child[] {
    const key = diagnosis.outcome === 'VISIT_AVOIDED' ? 'outcome.VISIT_AVOIDED' : diagnosis.outcome === 'VISIT_NEEDED' ? 'outcome.VISIT_NEEDED' : diagnosis.state === 'SUBMITTED' ? 'state.SUBMITTED' : 'state.WITHDRAWN';
    const title = say(key);
    return [h('section', { class: 'card' }, diagnosis.state !== 'WITHDRAWN' && h('span', { class: 'big-icon ok' }, icon(ICONS.check, 32)), h('h1', { tabindex: -1 }, title), h('p', null, say(`${key}.text` as 'state.SUBMITTED.text')),
      diagnosis.isOpen && h('div', { class: 'acts' }, h('button', { type: 'button', class: 'btn', onclick: () => go(0) }, say('diag.addMore')))),
    diagnosis.shots.length > 0 && card(say('diag.sent'), h('ul', { class: 'shots' }, diagnosis.shots.map((shot, place) => shotCard(shot, place, false))))];
  }

  function draw(): void {
    const isDone = !diagnosis.isOpen || (diagnosis.state === 'SUBMITTED' && draft.at < 0);
    const now = step();
    const body = isDone ? over() : draft.at < 0 ? begin() : now ? guide(now) : review();
    show(...body, diagnosis.isOpen && h('p', { class: 'foot' }, say('foot.link', { at: when(diagnosis.expiresAt) })));
  }

  show(opening());
  try { keep(await get<Diagnosis>('/diagnosis')); } catch (error) { show(failed(error, () => void diagnosisPage(show))); }
};
