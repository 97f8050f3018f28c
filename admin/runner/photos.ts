// A photo as the phone takes it: small, without what the camera wrote, its hash, its time and, where it may be known, its place kept apart.
import { compress, sha256Of } from '../forms/photo.ts';
import { placeNow } from '../forms/place.ts';
import { changeShot, type Shot } from './run-store.ts';

const PLACE_KEY = 'aftercare-runner-place';
/** May the place be kept with photos? The inspector says so, once a phone. */
export const keepsPlace = (): boolean => localStorage.getItem(PLACE_KEY) === 'on';
export function setKeepsPlace(on: boolean): void { if (on) localStorage.setItem(PLACE_KEY, 'on'); else localStorage.removeItem(PLACE_KEY); }

/** The time of a photo from the camera is now, of one from the album its own. */
const takenAt = (file: Blob): string => new Date(file instanceof File && file.lastModified > 0 && file.lastModified < Date.now() ? file.lastModified : Date.now()).toISOString();

async function shotOf(draftId: string, blob: Blob, at: string): Promise<Shot> {
  const id = `shot-${crypto.randomUUID()}`;
  return { id, auditId: draftId, blob, sha256: await sha256Of(blob), takenAt: at, uploadKey: id };
}
/** A photo made ready to be kept; throws where it cannot be drawn. Its place follows: it may take seconds, in which a tab may die. */
export const photoShot = async (draftId: string, file: Blob): Promise<Shot> => shotOf(draftId, await compress(file), takenAt(file));
/** Adds the place to a photo that is kept, where the inspector allows it. */
export async function addPlace(shotId: string): Promise<void> {
  const place = keepsPlace() ? await placeNow() : null;
  if (place) await changeShot(shotId, (shot) => ({ ...shot, ...place }));
}
/** A signature is a picture as well. */
export const signatureShot = (draftId: string, picture: Blob): Promise<Shot> => shotOf(draftId, picture, new Date().toISOString());

/** Is it the phone that is full? */
export const isFull = (error: unknown): boolean => (error as { name?: string } | null)?.name === 'QuotaExceededError';
