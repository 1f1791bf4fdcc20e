//! The pointer that was meant.

use serde_json::Value;

/// The pointer of the record that is most like one that it does not have: as far as the record goes
/// along with it, and then the likest name, or the last of a list.
pub(crate) fn near(record: &Value, pointer: &str) -> String {
    let mut near = String::new();
    let mut value = record;
    for key in pointer.trim_start_matches('/').split('/') {
        let (next, exact) = match value {
            Value::Object(fields) => {
                let likeness = |name: &str| strsim::jaro_winkler(name, key);
                let likest = fields
                    .keys()
                    .max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
                (likest.cloned(), fields.contains_key(key))
            }
            Value::Array(list) => {
                let exact = key.parse().is_ok_and(|at: usize| at < list.len());
                let end = list.len().checked_sub(1).map(|at| at.to_string());
                (end, exact)
            }
            _ => (None, false),
        };
        let next = if exact { Some(key.to_owned()) } else { next };
        let Some(step) = next else {
            break;
        };
        near.push('/');
        near.push_str(&step.replace('~', "~0").replace('/', "~1"));
        match record.pointer(&near) {
            Some(found) => value = found,
            None => break,
        }
    }
    near
}

#[cfg(test)]
mod tests {
    use super::near;
    use serde_json::json;

    #[test]
    fn near_pointers() {
        let record = json!({"meeting": {"date": 1, "title": 2}, "items": [{"title": 3}], "a/b": 4, "none": []});
        for (asked, expected) in [
            ("/meeting/dat", "/meeting/date"),
            ("meeting/date", "/meeting/date"),
            ("/meetings/titel", "/meeting/title"),
            ("/items/7/titl", "/items/0/title"),
            ("/items/x", "/items/0"),
            ("/none/0", "/none"),
            ("/meeting/date/day", "/meeting/date"),
            ("/a~1c", "/a~1b"),
        ] {
            assert_eq!(near(&record, asked), expected, "{asked}");
        }
        assert_eq!(near(&json!({}), "/meeting"), "");
    }
}
