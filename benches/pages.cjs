#!/usr/bin/env node
// Pages read by other people's checkers: axe-core in headless Chromium, at two widths, light and dark.
//
//     benches/pages.cjs PAGE.html…
//
// Ends with 1 where axe-core finds a violation, or where a page is wider than the window. Needs
// `npm install puppeteer-core axe-core`, and Chromium (CHROMIUM=/path says which). The Nu checker reads
// the same pages with `npm install vnu-jar` and `java -jar …/vnu.jar --also-check-css PAGE.html…`.

"use strict";
const fs = require("node:fs");
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const puppeteer = require("puppeteer-core");

const AXE = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const WIDTHS = [1280, 390];
const SCHEMES = ["light", "dark"];
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function view(browser, file, width, scheme) {
  const page = await browser.newPage();
  // The page forbids all scripts but its own; this one is ours.
  await page.setBypassCSP(true);
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.setViewport({ width, height: 900 });
  await page.goto(pathToFileURL(path.resolve(file)).href);
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((rules) => axe.run(document, { runOnly: rules }), RULES);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  await page.close();
  const found = violations.map(({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0].html}`);
  return wide ? [...found, "wider than the window"] : found;
}

async function main(files) {
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: ["--no-sandbox"],
  });
  let wrong = 0;
  for (const file of files) {
    for (const width of WIDTHS) {
      for (const scheme of SCHEMES) {
        for (const found of await view(browser, file, width, scheme)) {
          wrong += 1;
          console.log(`${file}, ${width} px, ${scheme}: ${found}`);
        }
      }
    }
  }
  await browser.close();
  console.log(`${files.length} pages, ${files.length * WIDTHS.length * SCHEMES.length} views, ${wrong} findings`);
  return wrong === 0 ? 0 : 1;
}

main(process.argv.slice(2)).then((code) => process.exit(code));
