const path = require("node:path");

// The resolve part of a webpack configuration, the form in which dependency-cruiser takes an alias.
module.exports = { resolve: { alias: { "@": path.resolve(__dirname, "..") } } };
