// The rest of the words in English, written out here by the build (vite.words.ts); unbuilt, words.en.ts has them all.
export const words: object = {};
