//! Kinds of personal data.

/// All kinds that a policy can name.
pub const KINDS: &[&str] = &[
    "email",
    "telephone",
    "postcode",
    "national_insurance",
    "nhs_number",
    "vehicle",
    "date_of_birth",
    "bank_account",
    "card",
    "iban",
    "collar_number",
    "passport",
    "driving_licence",
    "ip_address",
];
