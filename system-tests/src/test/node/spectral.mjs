import owasp from '@stoplight/spectral-owasp-ruleset';
import { oas } from '@stoplight/spectral-rulesets';

// What Spectral asks of openapi.json: its own rules for OpenAPI and those of OWASP for APIs that are safe, all of them, with
// the exceptions below. A rule that asks too much is narrowed to where it is right, and off only where it never is.

const operationsWithKey = '$.paths[*][?(@ && @.security && @.security.length > 0)]';

/** What callers send. What is answered is of our own making, and pages are as long as their `limit`. */
const sent = (type, and = '') => `$.paths[*][*][parameters,requestBody]..[?(@ && @.type === '${type}'${and})]`;

const narrowed = (rule, given) => ({ [rule]: { ...owasp.rules[rule], given } });

export default {
  extends: [oas, [owasp, 'all']],
  rules: {
    // It is run by whoever runs it: there is nobody whom the document could name.
    'info-contact': 'off',
    // OpenAPI 3.1 lets schemes of every kind name what they ask for, and ours name scopes; the rule knows those of OAuth only.
    'oas3-operation-security-defined': 'off',
    // Pages and documents are for anybody. DocumentTest pins the list of them.
    'owasp:api2:2023-read-restricted': 'off',
    // Every operation describes all further errors as its `default`.
    'owasp:api8:2023-define-error-responses-500': 'off',
    // Names, ids and cursors are checked by looking for what they name: a pattern would promise how they are made.
    'owasp:api4:2023-string-restricted': 'off',
    ...narrowed('owasp:api4:2023-array-limit', sent('array')),
    ...narrowed('owasp:api4:2023-integer-limit', sent('integer')),
    ...narrowed('owasp:api4:2023-integer-format', sent('integer')),
    // A time is no longer than RFC 3339 lets it be.
    ...narrowed('owasp:api4:2023-string-limit', sent('string', " && @.format !== 'date-time'")),
    // 401 and 403 come before limits are asked, so that they take nothing from anybody's limit and know none.
    ...narrowed('owasp:api4:2023-rate-limit', '$.paths[*]..responses[?(@property.match(/^(2|4(?!01|03))/))]'),
    // Public operations ask for no credentials, and their pages for nothing at all.
    ...narrowed('owasp:api8:2023-define-error-responses-401', `${operationsWithKey}.responses`),
    ...narrowed('owasp:api8:2023-define-error-validation', `${operationsWithKey}.responses`),
  },
  overrides: [
    {
      // Who signs up has no key yet.
      files: ['openapi.json#/paths/~1v1~1accounts/post'],
      rules: { 'owasp:api2:2023-write-restricted': 'off' },
    },
    {
      // Browsers cannot send headers when they open a stream. A ticket opens streams only, for an hour, and is never logged.
      files: ['openapi.json#/components/securitySchemes/ticket'],
      rules: { 'owasp:api2:2023-no-api-keys-in-url': 'off' },
    },
  ],
};
