// QualWeb's failures on pages, as JSON: `node qualweb.cjs CHROMIUM URL...`. Rules that only serve
// WCAG's level AAA are left out; rules that serve no criterion, such as those of ARIA, are kept.
const {QualWeb} = require("@qualweb/core");
const {ACTRules} = require("@qualweb/act-rules");
const {WCAGTechniques} = require("@qualweb/wcag-techniques");

const onlyAAA = ({"success-criteria": criteria}) =>
  criteria.length > 0 && criteria.every(({level}) => level === "AAA");

const failures = report => Object.values(report.modules)
  .flatMap(module => Object.values(module.assertions))
  .filter(({metadata}) => !onlyAAA(metadata))
  .flatMap(({code, name, results}) => results
    .filter(({verdict}) => verdict === "failed")
    .map(({description, elements}) => ({
      rule: code, name, description, element: elements?.[0]?.htmlCode ?? ""})));

// What is folded away cannot have the focus, which QualWeb takes for a script that removes it.
const unfold = () => {
  for (const it of document.querySelectorAll("details")) it.open = true;
};

(async ([executablePath, ...urls]) => {
  const qualweb = new QualWeb();
  await qualweb.start(
    {maxConcurrency: 1, timeout: 120_000},
    {executablePath, headless: true, args: ["--no-sandbox", "--disable-gpu"]});
  qualweb.use({afterPageLoad: page => page.evaluate(unfold)});
  const modules = [new ACTRules({}), new WCAGTechniques({})];
  const reports = await qualweb.evaluate({urls, modules});
  await qualweb.stop();
  const found = Object.fromEntries(
    Object.entries(reports).map(([url, report]) => [url, failures(report)]));
  process.stdout.write(JSON.stringify(found));
})(process.argv.slice(2));
