// Stopping a video at a frame: the customer finds the moment, and it becomes a picture that she can draw on.
import { frameOf } from '../shared/frame.ts';
import { h } from './dom.ts';
import { say } from './language.ts';

/** Opens the video; answers the frame that was chosen and where in the video it is, or null. */
export function chooseFrame(address: string): Promise<{ picture: File; atMs: number } | null> {
  return new Promise((resolve) => {
    let answer: { picture: File; atMs: number } | null = null;
    const video = h('video', { src: address, controls: true, playsinline: true, preload: 'auto', 'aria-label': say('frame.video') });
    video.muted = true;
    const told = h('p', { class: 'hint', role: 'status' }, say('frame.hint'));
    const take = h('button', { type: 'button', class: 'btn pri', onclick: () => {
      video.pause();
      void frameOf(video).then((frame) => { answer = frame; box.close(); }, () => { told.textContent = say('frame.unread'); });
    } }, say('frame.take'));
    const box: HTMLDialogElement = h('dialog', { class: 'marker', 'aria-label': say('frame.title') },
      h('div', { class: 'bar' }, h('button', { type: 'button', class: 'quiet', onclick: () => box.close() }, say('mark.cancel')), h('strong', null, say('frame.title')), take),
      h('div', { class: 'stage' }, h('div', { class: 'sheet' }, video)), h('div', { class: 'bar tools' }, told));
    box.addEventListener('close', () => { video.pause(); box.remove(); resolve(answer); });
    document.body.append(box);
    box.showModal();
  });
}
