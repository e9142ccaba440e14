insert into imports values (
    $athlete, $import_id, $series, $source, $file_name, $version, $unit, $unit_from, $now,
    $rows, 0, 0, 0, 0, $covers_from, $covers_to, $sha256, $bytes, $content, $report, null
)
