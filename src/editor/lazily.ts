/** An object whose properties are each made when they are first asked for, and then kept. */
export function lazily<T extends object>(makers: { readonly [K in keyof T]: () => T[K] }): T {
  const object = {} as T;
  for (const key of Object.keys(makers) as (keyof T)[]) {
    Object.defineProperty(object, key, {
      configurable: true,
      get: () => {
        const value = makers[key]();
        Object.defineProperty(object, key, { value });
        return value;
      },
    });
  }
  return object;
}
