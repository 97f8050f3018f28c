// The rest of the words in Chinese, written out here by the build (vite.words.ts); unbuilt, words.zh.ts has them all.
export const words: object = {};
