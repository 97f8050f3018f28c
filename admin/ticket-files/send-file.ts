// Sending a file in before it hangs on anything, and how files are named and measured for people.
/** A file that was taken and hangs on nothing yet. */
export interface SentFile { fileId: string; name: string; fileKind: string; thumbnail: string | null }

/** Files that one message may bring, as the server has it. */
export const MOST_FILES = 10;
/** What the server takes; it judges by the bytes. */
export const ACCEPTED = 'image/*,video/mp4,video/quicktime,video/3gpp,application/pdf';

/** Sends one file in; answers it as it is kept. Throws with the server's words where it was refused. */
export async function sendFile(file: File, language: string): Promise<SentFile> {
  const form = new FormData();
  form.append('file', file);
  const answer = await fetch('/files/attachments', { method: 'POST', body: form, headers: { 'x-aftercare': 'upload', 'accept-language': language } });
  const body = (await answer.json().catch(() => ({}))) as { id?: string; name?: string; kind?: string; thumbnail?: string | null; errors?: { message: string }[]; message?: string };
  if (!answer.ok || !body.id) throw new Error(body.errors?.[0]?.message ?? body.message ?? '');
  return { fileId: body.id, name: body.name ?? file.name, fileKind: body.kind ?? '', thumbnail: body.thumbnail ?? null };
}

/** Bytes as people say them: 820 kB, 3.4 MB. */
export function sizeOf(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1_000))} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
