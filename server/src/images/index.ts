/** The door of images and files. Must never: open more than other folders use. */
export { type ImageCleaner, openImageCleaner } from './clean-image.ts';
export type { CleanImage, RefusedImage } from './clean-messages.ts';
export { type FileStore, openDiskStore } from './file-store.ts';
export { hammingDistance, NEAR, type Perceptual, perceptualDistance } from './perceptual.ts';
export { type FileKind, recognise, type RecognisedFile, type RefusedFile } from './recognise.ts';
export type { Taken } from './taken.ts';
