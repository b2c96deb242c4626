/** Words as they are indexed and searched. */
export const searchableWords = (text: string): string => text.toLowerCase();
