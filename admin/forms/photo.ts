// Photos on their way in: drawn anew and small, so that nothing the camera wrote into them stays; their hash.
const hex = (buffer: ArrayBuffer): string => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
/** SHA-256 of bytes, as small letters; of a page without secure context there is none. */
export const sha256Of = async (blob: Blob): Promise<string> => hex(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));

/** Most bytes of a photo after it was made small. */
const MOST_PHOTO = 400_000;
/** A photo made small enough for a cellar's network (below 400 kB), drawn anew: what the camera wrote into it is gone. */
export async function compress(file: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(file);
  try {
    for (const [edge, quality] of [[1600, 0.8], [1280, 0.7], [1024, 0.6], [800, 0.5], [640, 0.4]] as const) {
      const scale = Math.min(1, edge / Math.max(bitmap.width, bitmap.height));
      const canvas = document.createElement('canvas');
      canvas.width = Math.max(1, Math.round(bitmap.width * scale));
      canvas.height = Math.max(1, Math.round(bitmap.height * scale));
      canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
      const blob = await new Promise<Blob | null>((resolve) => { canvas.toBlob(resolve, 'image/jpeg', quality); });
      if (blob && (blob.size < MOST_PHOTO || edge === 640)) return blob;
    }
  } finally { bitmap.close(); }
  throw new Error('The picture could not be drawn');
}
