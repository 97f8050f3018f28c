// A course as one file: the package that the server gives, with the bytes of its pictures, videos and papers inside, and back in.
import { request } from '../provider/client.ts';
import { type CourseFile, IMPORT_COURSE, PACKAGE } from './training.operations.ts';

interface Packed { files?: { id: string; name: string; sha256: string }[]; media?: Record<string, string> }

/** Reading text of bytes goes by the browser's own reader: a video is large. */
const textOf = (blob: Blob): Promise<string> => new Promise((resolve, reject) => {
  const reader = new FileReader();
  reader.onload = () => resolve(String(reader.result));
  reader.onerror = () => reject(reader.error ?? new Error('unreadable'));
  reader.readAsDataURL(blob);
});

/** The bytes that such a text holds. */
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text.slice(text.indexOf(',') + 1)), (one) => one.charCodeAt(0));

/** The package of a version, with what its lessons show. */
export async function packCourse(versionId: string | undefined, files: readonly CourseFile[]): Promise<Packed> {
  const { courseFile: pack } = await request<{ courseFile: Packed }>(PACKAGE, { id: versionId });
  const media: Record<string, string> = {};
  for (const one of pack.files ?? []) {
    const link = files.find((each) => each.id === one.id)?.link;
    const answer = link ? await fetch(link) : null;
    if (!answer?.ok) throw new Error(one.name);
    media[one.sha256] = await textOf(await answer.blob());
  }
  return { ...pack, ...(pack.files?.length ? { media } : {}) };
}

/** Sends an upload in; answers its id. */
export async function sendUpload(file: Blob, name: string, language: string): Promise<string> {
  const body = new FormData();
  body.append('file', file, name);
  const answer = await fetch('/files/attachments', { method: 'POST', body, headers: { 'x-aftercare': 'upload', 'accept-language': language } });
  const said = await answer.json() as { id?: string; message?: string };
  if (!answer.ok || !said.id) throw new Error(said.message ?? answer.statusText);
  return said.id;
}

/** Takes a package in: first what is inside it, then the course. Answers the course's id. */
export async function unpackCourse(text: string, language: string): Promise<string> {
  let read: Packed;
  try { read = JSON.parse(text) as Packed; } catch { read = {}; }
  const { media = {}, ...pack } = read;
  const fileIds: string[] = [];
  for (const one of pack.files ?? []) {
    const inside = media[one.sha256];
    if (inside) fileIds.push(await sendUpload(new Blob([bytesOf(inside)]), one.name, language));
  }
  const { importCourse } = await request<{ importCourse: { id: string } }>(IMPORT_COURSE, { input: { file: pack, ...(fileIds.length ? { fileIds } : {}) } });
  return importCourse.id;
}
