/** What is used of libheif-js, which brings no types for this entry. Must never: promise more than `decode-heic.ts` uses. */
declare module 'libheif-js/wasm-bundle.js' {
  interface HeifPicture {
    is_primary(): boolean;
    get_width(): number;
    get_height(): number;
    /** Fills `target.data` with RGBA; null when the picture cannot be decoded. */
    display(
      target: { readonly data: Uint8ClampedArray; readonly width: number; readonly height: number },
      shown: (target: object | null) => void,
    ): void;
    free(): void;
  }
  const libheif: {
    readonly HeifDecoder: new () => { decode(bytes: Uint8Array): readonly HeifPicture[] };
  };
  export default libheif;
}
