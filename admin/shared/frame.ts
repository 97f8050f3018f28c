// The frame that a video stands at, as a picture of its own: the same for the customer's page and the desk.

/** The longer side of a frame at most; phones film larger than anybody needs to look. */
const LONGEST = 1920;

/** The frame as a JPEG and where it is; throws when this browser cannot show the video. */
export async function frameOf(video: HTMLVideoElement): Promise<{ picture: File; atMs: number; width: number; height: number }> {
  const shrink = Math.min(1, LONGEST / Math.max(video.videoWidth, video.videoHeight, 1));
  const [width, height] = [Math.round(video.videoWidth * shrink), Math.round(video.videoHeight * shrink)];
  if (width === 0 || height === 0 || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) throw new Error('no frame');
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  canvas.getContext('2d')?.drawImage(video, 0, 0, width, height);
  const atMs = Math.round(video.currentTime * 1000);
  const blob = await new Promise<Blob | null>((resolve) => { canvas.toBlob(resolve, 'image/jpeg', 0.9); });
  if (!blob) throw new Error('no frame');
  return { picture: new File([blob], `frame-${(atMs / 1000).toFixed(1)}s.jpg`, { type: 'image/jpeg' }), atMs, width, height };
}
