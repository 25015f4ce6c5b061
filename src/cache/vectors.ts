/** Embeddings that are remembered: some 12 KB each. */
const mostRemembered = 1000;

/** Embeddings by the model and the text they are of, those used last. */
export class VectorMemory {
  readonly #vectors = new Map<string, Float32Array>();

  find(model: string, text: string): Float32Array | undefined {
    const key = `${model} ${text}`;
    const vector = this.#vectors.get(key);
    if (vector) {
      this.#vectors.delete(key);
      this.#vectors.set(key, vector);
    }
    return vector;
  }

  keep(model: string, text: string, vector: Float32Array): void {
    this.#vectors.set(`${model} ${text}`, vector);
    if (this.#vectors.size > mostRemembered) this.#vectors.delete(this.#vectors.keys().next().value!);
  }
}

/** The cosine of the angle between two vectors, from -1 to 1; 0 where they are of no or of different lengths. */
export function cosine(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) return 0;
  let [dot, squareA, squareB] = [0, 0, 0];
  for (let index = 0; index < a.length; index++) {
    const [x = 0, y = 0] = [a[index], b[index]];
    dot += x * y;
    squareA += x * x;
    squareB += y * y;
  }
  return squareA > 0 && squareB > 0 ? dot / Math.sqrt(squareA * squareB) : 0;
}
