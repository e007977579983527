/**
 * Rules of the house that ESLint can express by the shape of the code. A flat configuration replaces the options of a
 * rule as a whole, so each block of files gets its complete list from here.
 */
const shape = (selector, message) => ({ selector, message });

const always = [
  shape('CatchClause > BlockStatement[body.length=0]', 'An empty catch hides a failure: handle it or let it pass.'),
  shape('CallExpression[callee.name="forwardRef"]', 'A forwardRef is a cycle: draw the arrow one way.'),
  shape('TSEnumDeclaration', 'Use a closed set (`as const`) as in libs/domain: enums cannot be erased.'),
];

const time = [
  shape('NewExpression[callee.name="Date"][arguments.length=0]', 'Ask the injected Clock what time it is.'),
  shape('CallExpression[callee.name="Date"]', 'Ask the injected Clock what time it is.'),
];

const environment = [
  shape('MemberExpression[object.name="process"][property.name="env"]', 'The environment is read once, in main.ts.'),
  shape('MemberExpression[object.name="process"][property.value="env"]', 'The environment is read once, in main.ts.'),
];

const statement =
  '/^\\s*(SELECT\\s|INSERT\\s+INTO\\s|UPDATE\\s+\\S+\\s+SET\\s|DELETE\\s+FROM\\s|WITH\\s+\\w+\\s+AS\\s)/';
const sql = ['TemplateElement[value.raw=', 'Literal[value='].map((start) =>
  shape(`${start}${statement}]`, 'SQL lives in libs/persistence and migrations only.'),
);

/** @param {{ ownTime?: boolean, ownEnvironment?: boolean, ownSql?: boolean }} allowed */
export const shapeRule = (allowed = {}) => ({
  'no-restricted-syntax': [
    'error',
    ...always,
    ...(allowed.ownTime ? [] : time),
    ...(allowed.ownEnvironment ? [] : environment),
    ...(allowed.ownSql ? [] : sql),
  ],
});

const noChance = { object: 'Math', property: 'random', message: 'Chance is injected, or seeded in the simulator.' };
const noNow = { object: 'Date', property: 'now', message: 'Ask the injected Clock what time it is.' };

/** @param {{ ownTime?: boolean }} allowed */
export const propertyRule = (allowed = {}) => ({
  'no-restricted-properties': ['error', noChance, ...(allowed.ownTime ? [] : [noNow])],
});

export const importRule = {
  'no-restricted-imports': [
    'error',
    { paths: [{ name: '@nestjs/common', importNames: ['forwardRef'], message: 'A forwardRef is a cycle.' }] },
  ],
};
