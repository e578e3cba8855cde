/** Folders of the repository that hold code; everything else that is imported is a package or a part of Node. */
const OUR_CODE = "^(app|components|lib|scripts|tests|bench|eval|server[.]ts)";

/** A rule that folder `from` imports nothing of ours but what `allowed` matches. `packages` names the allowed packages. */
const layer = ({ name, comment, from, except, allowed }) => ({
  name,
  severity: "error",
  comment,
  from: { path: from, ...(except ? { pathNot: except } : {}) },
  to: { path: OUR_CODE, pathNot: allowed },
});

/** A rule that `from` imports no package and nothing of Node but what `allowed` matches. */
const packages = ({ name, comment, from, allowed }) => ({
  name,
  severity: "error",
  comment,
  from: { path: from },
  to: { pathNot: [OUR_CODE, allowed] },
});

const npm = (names) => `node_modules/(${names})(/|$)`;

module.exports = {
  forbidden: [
    {
      name: "no-circular",
      severity: "error",
      comment: "Two files that import each other are one idea in two places, or an idea in the wrong place.",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "resolvable",
      severity: "error",
      comment: "An import leads nowhere.",
      // next-env.d.ts names files that exist only after a build.
      from: { pathNot: "^next-env[.]d[.]ts$" },
      to: { couldNotResolve: true },
    },
    layer({
      name: "domain-is-pure",
      comment: "Rules and types of the domain know nothing of storage, the web or the editor.",
      from: "^lib/domain/",
      allowed: "^lib/(domain|text)/",
    }),
    packages({
      name: "domain-has-zod-alone",
      comment: "lib/domain uses no package but zod, and nothing of Node.",
      from: "^lib/domain/",
      allowed: npm("zod"),
    }),
    layer({
      name: "text-is-pure",
      comment: "Text methods are functions over strings and documents.",
      from: "^lib/text/",
      allowed: "^lib/(text|domain)/",
    }),
    layer({
      name: "editor-is-headless",
      comment: "The editor's schema and commands are the same on server and client.",
      from: "^lib/editor/",
      allowed: "^lib/(editor|text|domain)/",
    }),
    {
      name: "pure-code-is-no-server-code",
      severity: "error",
      comment: "lib/text and lib/editor run anywhere: no React, no database, no framework.",
      from: { path: "^lib/(text|editor)/" },
      to: {
        path: [npm("react|react-dom|next|next-auth|@prisma/[^/]+|pg|pino|undici")],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "pure-code-has-no-node",
      severity: "error",
      comment: "Pure code has no clock, no randomness and no files; what it needs of them arrives as an argument.",
      from: { path: "^lib/(domain|text|editor)/" },
      to: { dependencyTypes: ["core"] },
    },
    layer({
      name: "import-is-below-the-server",
      comment: "What came in is read without knowing where it will be stored.",
      from: "^lib/import/",
      allowed: "^lib/(import|text|editor|domain|platform)/",
    }),
    layer({
      name: "platform-is-the-ground",
      comment: "Environment, log, mail, blobs and fetching know nothing of the product but its plain types.",
      from: "^lib/platform/",
      allowed: "^lib/(platform|db|domain)/",
    }),
    layer({
      name: "db-is-the-ground",
      comment: "The client and the migrations runner know nothing of what is stored.",
      from: "^lib/db/",
      allowed: "^lib/(db|platform|domain)/",
    }),
    layer({
      name: "server-does-not-show",
      comment: "lib/server, lib/collab, lib/publish and lib/auth import downwards.",
      from: "^lib/(server|collab|publish|auth)/",
      allowed: "^lib/",
    }),
    {
      name: "db-for-the-server-only",
      severity: "error",
      comment: "Pages and components reach the database through lib/server.",
      from: {
        path: OUR_CODE,
        pathNot: "^(lib/(db|server|collab|auth|publish|platform)/|scripts/|tests/|bench/|eval/|server[.]ts$)",
      },
      to: { path: "^lib/db/" },
    },
    {
      name: "next-auth-in-one-place",
      severity: "error",
      comment: "lib/auth is the only importer of next-auth; two tests come in through next-auth's own doors.",
      from: { pathNot: "^(lib/auth/|tests/integration/permissions/(sign-in-elsewhere|link-by-email)\\.test\\.ts$)" },
      to: { path: npm("next-auth") },
    },
    layer({
      name: "ui-knows-no-product",
      comment: "components/ui could stand in any product.",
      from: "^components/ui/",
      allowed: "^components/ui/",
    }),
    {
      name: "components-below-app",
      severity: "error",
      comment: "Imports point downwards: nothing below imports a route.",
      from: { path: "^(components|lib)/" },
      to: { path: "^app/" },
    },
    {
      name: "no-tests-in-the-product",
      severity: "error",
      comment: "The product does not import its tests, benches or command-line scripts.",
      from: { path: "^(app|components|lib|server[.]ts)" },
      to: { path: "^(tests|bench|eval|scripts)/" },
    },
    {
      name: "no-dev-package-in-the-product",
      severity: "error",
      comment: "What runs in production is among the dependencies.",
      from: { path: "^(app|components|lib|server[.]ts)" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"], pathNot: "node_modules/@types/" },
    },
    {
      name: "package-is-declared",
      severity: "error",
      comment: "A package that is imported stands in package.json.",
      from: { path: OUR_CODE },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
  ],
  options: {
    // dependency-cruiser reads TypeScript through typescript below 7 or through swc; ours is 7.
    parser: "swc",
    doNotFollow: { path: ["node_modules", "^lib/db/generated/"] },
    // dependency-cruiser could read the alias from tsconfig.json only through TypeScript below 7.
    webpackConfig: { fileName: "scripts/layers-resolve.cjs" },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".mjs", ".js", ".cjs", ".json", ".d.ts"],
      conditionNames: ["import", "node", "default", "types", "require"],
      exportsFields: ["exports"],
      mainFields: ["module", "main", "types"],
    },
  },
};
