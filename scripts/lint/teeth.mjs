import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { wrongSnippets, rightSnippets } from './teeth-snippets.mjs';

/**
 * A lint rule that never fires is a wish. Each wrong snippet must be refused by the rule it names, each right one must
 * pass. Snippets are linted as if they stood in the file they name; that file need not exist.
 */
const untyped = new ESLint({
  overrideConfig: [
    {
      ...tseslint.configs.disableTypeChecked,
      languageOptions: { parserOptions: { projectService: false, project: false, program: null } },
    },
  ],
});
const typed = new ESLint();

async function rulesThatFire({ file, code, withTypes }) {
  const [result] = await (withTypes ? typed : untyped).lintText(`${code}\n`, { filePath: file });
  return (result?.messages ?? []).filter((message) => message.severity === 2);
}

let failures = 0;
const complain = (text) => {
  failures += 1;
  console.error(`  ${text}`);
};

for (const snippet of wrongSnippets) {
  const fired = await rulesThatFire(snippet);
  if (!fired.some((message) => message.ruleId === snippet.rule)) {
    const instead = fired.map((message) => `${message.ruleId}: ${message.message}`).join('; ') || 'nothing';
    complain(`${snippet.rule} lets pass in ${snippet.file}: ${snippet.code} (fired: ${instead})`);
  }
}
for (const snippet of rightSnippets) {
  for (const message of await rulesThatFire(snippet)) {
    complain(`${message.ruleId} refuses in ${snippet.file}: ${snippet.code} (${message.message})`);
  }
}
console.log(`${wrongSnippets.length} wrong snippets, ${rightSnippets.length} right ones, ${failures} not as expected`);
process.exitCode = failures === 0 ? 0 : 1;
