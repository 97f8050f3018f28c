// Where the device is, for an answer or for a photo.
export interface Spot { latitude: number; longitude: number; accuracyMetres: number }

/** Where the device is, within a few seconds; null where it may not or cannot say. */
export function placeNow(patience = 4_000): Promise<Spot | null> {
  return new Promise((resolve) => {
    if (!navigator.geolocation) { resolve(null); return; }
    navigator.geolocation.getCurrentPosition(({ coords }) => resolve({ latitude: coords.latitude, longitude: coords.longitude, accuracyMetres: Math.round(coords.accuracy) }), () => resolve(null), { enableHighAccuracy: true, timeout: patience, maximumAge: 60_000 });
  });
}
