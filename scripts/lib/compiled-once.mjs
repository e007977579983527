import vm from 'node:vm';

/*
 * Loaded into each process of jest before jest itself. A test file gets all its modules anew, and V8 would parse the same text
 * again for each file: with what it kept of the first time, the modules of the api take about a quarter less of processor time to
 * load. What is kept is parsed text and no module: files see as little of each other as before. The key is the whole text,
 * since V8 itself looks at no more than its length.
 */
const kept = new Map();
const { compileFunction, SourceTextModule } = vm;

/** Of parsed text that was kept Node no longer knows whose it is (tried on 20.20): what asks for it is parsed anew. */
const asksWhoseItIs = /\bimport\s*[(.]/;

vm.compileFunction = (code, parameters, options) => {
  const cachedData = kept.get(code);
  if (cachedData) return compileFunction(code, parameters, { ...options, cachedData });
  if (asksWhoseItIs.test(code)) return compileFunction(code, parameters, options);
  const compiled = compileFunction(code, parameters, { ...options, produceCachedData: true });
  if (compiled.cachedData) kept.set(code, compiled.cachedData);
  return compiled;
};

vm.SourceTextModule = class extends SourceTextModule {
  constructor(code, options) {
    const cachedData = kept.get(code);
    super(code, cachedData ? { ...options, cachedData } : options);
    if (!cachedData && !asksWhoseItIs.test(code)) kept.set(code, this.createCachedData());
  }
};
