/** The door of images and files. Must never: open more than other folders use. */
export { type ImageCleaner, openImageCleaner } from './clean-image.ts';
export { openFile } from './sealed-file.ts';
export { bytesPathIn, type FileStore, isDiskFull, openDiskStore } from './file-store.ts';
export { recognise } from './recognise.ts';
