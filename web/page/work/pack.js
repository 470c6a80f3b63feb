// Compressing what is kept, with what the browser has for it.

export const canPack = () => typeof CompressionStream === 'function' && typeof DecompressionStream === 'function';

/** @param {BlobPart} part @param {ReadableWritablePair<Uint8Array<ArrayBuffer>, BufferSource>} through */
const stream = (part, through) => new Response(new Blob([part]).stream().pipeThrough(through));

/** @param {string} text */
export const pack = async (text) => new Uint8Array(await stream(text, new CompressionStream('gzip')).arrayBuffer());

/** @param {Uint8Array<ArrayBuffer>} packed */
export const unpack = (packed) => stream(packed, new DecompressionStream('gzip')).text();
