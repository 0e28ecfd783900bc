#!/usr/bin/env nextflow
// A cohort in chunks: each task runs `sequester analyse` over some samples. See docs/cohorts.md.
nextflow.enable.dsl = 2

// The columns of the command's sample sheet.
HEADER = 'sample,file,vcf_sample'

process ANALYSE {
    tag "chunk ${chunk}"

    input:
    tuple val(chunk), val(rows), path(files, stageAs: 'files/?/*')

    output:
    path 'out/reports/*.json', emit: reports, optional: true
    path 'out/exports/*', emit: exports, optional: true
    path "samples-${chunk}.tsv", emit: samples
    path "broken-${chunk}.tsv", emit: broken
    path "scores-${chunk}.tsv", emit: scores
    path "pharmacogenes-${chunk}.tsv", emit: genes

    script:
    // One file alone is no list. The order is that of the rows.
    def staged = files instanceof List ? files : [files]
    def lines = [rows, staged].transpose().collect { row, file -> "\"${row.sample}\",\"${file}\",\"${row.vcf_sample ?: ''}\"" }
    def exports = "${params.exports ?: ''}".tokenize(', ').collect { format -> "--export ${format}" }
    def further = [params.findings ? '--findings' : '', *exports, params.options ?: ''].findAll().join(' ')
    // Status 4: at least one sample has no report. It is listed, and no reason to do the others again.
    """
    cat > sheet.csv <<'SHEET'
    ${HEADER}
    ${lines.join('\n    ')}
    SHEET
    ${params.command} analyse --samplesheet sheet.csv --out out --jobs ${task.cpus} --sampleset '${params.sampleset}' ${further} || [ \$? -eq 4 ]
    for table in samples broken scores pharmacogenes; do mv "out/\$table.tsv" "\$table-${chunk}.tsv"; done
    """
}

workflow {
    if (!params.input) error 'name a sample sheet: --input SHEET.csv (columns sample and file, and vcf_sample where one sample of a file is meant)'

    if (params.options == true) error 'write --options="…" with an equals sign'

    sheet = file(params.input, checkIfExists: true)
    rows = Channel.fromPath(sheet).splitCsv(header: true, strip: true, quote: '"')

    // A file that is not there is listed as broken by the command, so it is not looked for here.
    chunks = rows
        .map { row -> [row: row, file: sheet.resolveSibling(row.file)] }
        .buffer(size: params.chunk as int, remainder: true)
        .map { list -> list.sort { one -> one.row.sample } }
        .map { list -> tuple(list[0].row.sample.replaceAll('[^A-Za-z0-9_-]', '_'), list*.row, list*.file) }

    ANALYSE(chunks)

    def whole = [storeDir: params.outdir, keepHeader: true, skip: 1, sort: { one -> one.name }]
    ANALYSE.out.samples.collectFile(whole + [name: 'samples.tsv'])
    ANALYSE.out.broken.collectFile(whole + [name: 'broken.tsv'])
    ANALYSE.out.scores.collectFile(whole + [name: 'scores.tsv'])
    ANALYSE.out.genes.collectFile(whole + [name: 'pharmacogenes.tsv'])
}
