// Stands in for the library with which ra-core would make names out of keys: every name here has its words in both languages.
const same = (word: string): string => word;
export { same as humanize, same as inflect, same as pluralize, same as singularize, same as transform };
