-- The height of a box as people write it, in cm; null when the text gives none. Inches need their sign, the word, or 'in'
-- with no other word after it than 'box': 'did 36 in total' is no height. Metres need a decimal, and from 1 on a second one, the word in full, or the
-- box: '1.5 m' is a rest as often as a height. Two digits at
-- least: the 6 of 2'6" and of '2 ft 6 in' is none. Of several heights, the first.
create or replace macro live.box_cm(said) as coalesce(
    try_cast(replace(regexp_extract(
        said, '(?:^|[^\d.,])(\d{2,3}(?:[.,]\d+)?)[\s-]*(?:cms?|centimet(?:er|re)s?)\b', 1, 'i'
    ), ',', '.') as double),
    100 * try_cast(replace(regexp_extract(
        said, '(?:^|[^\d.,])(0[.,]\d+|1[.,]\d{2,})[\s-]*(?:m|met(?:er|re)s?)\b', 1, 'i'
    ), ',', '.') as double),
    100 * try_cast(replace(regexp_extract(
        said, '(?:^|[^\d.,])(1[.,]\d)[\s-]*(?:met(?:er|re)s?\b|m\s+(?:box|high|tall)\b)', 1, 'i'
    ), ',', '.') as double),
    2.54 * try_cast(replace(regexp_extract(
        said,
        '(?:^|[^\d.,''’′])(\d{2}(?:[.,]\d+)?)(?:in\b|[\s-]*(?:"|''''|”|“|″|inch(?:es)?\b|in(?:\s+box\b|\s*(?:[^\w\s]|$))))',
        1, 'i'
    ), ',', '.') as double)
);
